namespace Workflow.Host.Pages.PublicNotices;

/// <summary>Names the resource that holds what the pages of public notices say.</summary>
internal sealed class PublicNoticeWords;
