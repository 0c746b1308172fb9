namespace Workflow.Host.Pages.Notices;

/// <summary>Names the resource that holds what the pages of notices say.</summary>
internal sealed class NoticeWords;
