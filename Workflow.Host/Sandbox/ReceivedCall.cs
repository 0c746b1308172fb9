namespace Workflow.Host.Sandbox;

/// <summary>One key received.</summary>
/// <param name="Service">Service.</param>
/// <param name="IdempotencyKey">Key.</param>
/// <param name="Effect">How often it took effect: 0 or 1.</param>
/// <param name="Requests">How many requests came with it.</param>
/// <param name="FirstAt">The first.</param>
/// <param name="LastAt">The last.</param>
/// <param name="Status">Status answered last.</param>
internal sealed record ReceivedCall(
    string Service, string IdempotencyKey, int Effect, int Requests, DateTimeOffset FirstAt, DateTimeOffset LastAt, int Status);
