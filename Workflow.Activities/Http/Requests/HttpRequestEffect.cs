using System.Text.Json;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Http;

/// <summary>
/// Makes the calls of <c>SendHttpRequest</c> and its kin after the commit, with the effect's key as idempotency key. A
/// call that cannot be made is tried three times; then that is the outcome. Any status code is an answer.
/// </summary>
internal sealed class HttpRequestEffect(
    IHttpClientFactory clients,
    OutgoingAddresses addresses,
    HttpSettings settings,
    IVault vault) : IEffectHandler
{
    private const int MostAttempts = 3;

    public string Kind => HttpRequestOrder.EffectKind;

    public async Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(effect.Tenant, effect.Request, cancellation);
        var order = keys.OpenTree(effect.Request)!.Deserialize<HttpRequestOrder>(EndpointRules.Json)!;
        if (!Uri.TryCreate(order.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return new EffectOutcome.Refused("http.address", "地址不是以 http:// 或 https:// 开头的完整地址，请改正。");
        }

        if (!addresses.Allows(address, order.IsTrial))
        {
            return NotAllowed(address, order.IsTrial);
        }

        HttpRequestMessage message;
        try
        {
            message = OutgoingMessage.Of(order, address, effect.Key, effect.CorrelationId, settings);
        }
        catch (Exception wrong) when (wrong is FormatException or KeyNotFoundException)
        {
            return new EffectOutcome.Refused("http.request", wrong.Message);
        }

        using (message)
        {
            return await SendAsync(message, order, attempt, cancellation);
        }
    }

    private async Task<EffectOutcome> SendAsync(
        HttpRequestMessage message,
        HttpRequestOrder order,
        int attempt,
        CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        try
        {
            using var client = clients.CreateClient(OutgoingClient.Name);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var bytes = await ReadAsync(response.Content, limit.Token);
            return bytes is null
                ? new EffectOutcome.Refused("http.answer-too-large", $"应答超过 {settings.LargestAnswer} 字节，请改用分页，或请管理员调高上限。")
                : new EffectOutcome.Answered(IncomingAnswer.Of(response, bytes, order.WantsFile).ToJson());
        }
        catch (Exception failure) when (IsRefused(failure))
        {
            return NotAllowed(message.RequestUri!, isTrial: false);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            return attempt < MostAttempts
                ? new EffectOutcome.Unavailable(failure.GetType().Name)
                : new EffectOutcome.Answered(new HttpAnswer { Failure = HttpOutcomes.FailedToConnect }.ToJson());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new EffectOutcome.Answered(new HttpAnswer { Failure = HttpOutcomes.Timeout }.ToJson());
        }
    }

    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > settings.LargestAnswer)
        {
            return null;
        }

        await using var stream = await content.ReadAsStreamAsync(cancellation);
        using var buffer = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            if (buffer.Length + read > settings.LargestAnswer)
            {
                return null;
            }

            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }

    private static EffectOutcome.Refused NotAllowed(Uri address, bool isTrial) => new(
        "http.not-allowed",
        isTrial
            ? "试办的流程只能调用沙箱。"
            : $"不允许流程调用“{address.Host}”。请登记为数据服务，或请管理员把它写入设置 Http:AllowedHosts。");

    private static bool IsRefused(Exception? failure) =>
        failure is AddressRefusedException || (failure?.InnerException is { } inner && IsRefused(inner));
}
