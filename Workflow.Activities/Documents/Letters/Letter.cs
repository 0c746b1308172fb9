namespace Workflow.Activities.Documents.Letters;

/// <summary>公文: an official letter as GB/T 9704-2012 divides it, without a word about how it is set.</summary>
/// <param name="Head">发文机关标志, in red: <c>江苏省数据局文件</c>.</param>
/// <param name="Number">发文字号; null when it has none yet.</param>
/// <param name="Title">标题.</param>
/// <param name="Addressee">主送机关.</param>
/// <param name="Paragraphs">正文; one that begins with 一、 opens a section.</param>
/// <param name="Attachments">附件说明: their titles.</param>
/// <param name="Signature">发文机关署名.</param>
/// <param name="Date">成文日期; null before the issue.</param>
/// <param name="CopiedTo">抄送机关: names.</param>
/// <param name="Mark">What has to be seen at once, such as 送审稿 or 已作废; null for a letter in force.</param>
public sealed record Letter(
    string Head,
    string? Number,
    string Title,
    string Addressee,
    IReadOnlyList<string> Paragraphs,
    IReadOnlyList<string> Attachments,
    string Signature,
    DateOnly? Date,
    IReadOnlyList<string> CopiedTo,
    string? Mark = null);
