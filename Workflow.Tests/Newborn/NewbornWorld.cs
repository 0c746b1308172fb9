using Workflow.Tests.Support;

namespace Workflow.Tests.Newborn;

/// <summary>新生儿出生: families with a newborn child.</summary>
public sealed class NewbornWorld() : CaseWorld("newborn");
