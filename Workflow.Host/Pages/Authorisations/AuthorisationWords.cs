namespace Workflow.Host.Pages.Authorisations;

/// <summary>Names the resource that holds what the pages of authorisations say.</summary>
internal sealed class AuthorisationWords;
