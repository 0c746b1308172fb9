using System.Collections.Concurrent;
using System.Text.Json;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Workflow.Engine.Storage;
using JintEngine = Jint.Engine;

namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>
/// JavaScript with Elsa's functions. A new engine for each evaluation, so that nothing of one is seen by the next.
/// </summary>
internal sealed class JavaScriptLanguage : IExpressionLanguage
{
    private const int MaxStatements = 500_000;
    private const long MaxMemory = 64L * 1024 * 1024;
    private const int MaxPrepared = 4096;

    // Nothing outside a script can settle its promises, so that one still open will never be. (Jint takes zero for ever.)
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    // As in Elsa, a script may end with a return of its own.
    private static readonly ScriptPreparationOptions Preparation = new()
    {
        ParsingOptions = new ScriptParsingOptions { AllowReturnOutsideFunction = true },
    };

    private readonly ConcurrentDictionary<string, Prepared<Script>> prepared = new(StringComparer.Ordinal);

    public string Type => "JavaScript";

    public string? Check(Expression expression)
    {
        try
        {
            Prepare(expression.Text);
            return null;
        }
        catch (ScriptPreparationException exception)
        {
            return $"JavaScript 有语法错误：{(exception.InnerException ?? exception).Message}";
        }
    }

    public JsonElement Evaluate(Expression expression, ExpressionScope scope) => Run(expression.Text, scope).Value;

    /// <summary>Runs a script; outcomes are what it chose by <c>setOutcome</c>.</summary>
    /// <exception cref="ExpressionException">It failed; the message is free of personal values.</exception>
    public (JsonElement Value, IReadOnlyList<string> Outcomes) Run(string code, ExpressionScope scope)
    {
        var reader = new PersonalReader(scope.Context.Keys);
        try
        {
            using var engine = new JintEngine(options => Limit(options, scope));
            var trees = new JsTrees(engine, reader);
            var functions = new ElsaFunctions(engine, trees, scope);
            functions.Define(code);
            var result = trees.ToJson(Settled(engine.Evaluate(Prepare(code))));
            functions.Apply(reader);
            return (reader.Seal(result), functions.Outcomes(reader));
        }
        catch (ScriptPreparationException exception)
        {
            throw new ExpressionException($"JavaScript 有语法错误：{(exception.InnerException ?? exception).Message}");
        }
        catch (JavaScriptException exception)
        {
            var place = $"第 {exception.Location.Start.Line} 行第 {exception.Location.Start.Column + 1} 列";
            throw new ExpressionException($"JavaScript 出错（{place}）：{reader.Mask(StorableText.Clean(exception.Message))}");
        }
        catch (Exception exception) when (exception is not ExpressionException)
        {
            throw new ExpressionException(exception switch
            {
                StatementsCountOverflowException => $"JavaScript 执行的语句超过 {MaxStatements} 条，可能是死循环。",
                TimeoutException => "JavaScript 执行超时，可能是死循环。",
                MemoryLimitExceededException => "JavaScript 使用的内存超过上限。",
                RecursionDepthOverflowException => "JavaScript 函数调用层次过深。",
                _ => $"JavaScript 无法执行：{reader.Mask(StorableText.Clean(exception.Message))}",
            });
        }
    }

    private static void Limit(Options options, ExpressionScope scope)
    {
        options.MaxStatements(MaxStatements).LimitMemory(MaxMemory).TimeoutInterval(TimeSpan.FromSeconds(5)).LimitRecursion(256);
        options.Constraints.RegexTimeout = TimeSpan.FromSeconds(1);
        options.Constraints.MaxArraySize = 1_000_000;
        options.Host.StringCompilationAllowed = false;
        options.Culture = System.Globalization.CultureInfo.InvariantCulture;
        options.TimeZone = BurstTimeSystem.Zone;
        options.TimeSystem = new BurstTimeSystem(scope.Context.Now);
    }

    private static JsValue Settled(JsValue value) => value.IsPromise() ? value.UnwrapIfPromise(Patience) : value;

    private Prepared<Script> Prepare(string code)
    {
        if (prepared.TryGetValue(code, out var script))
        {
            return script;
        }

        if (prepared.Count >= MaxPrepared)
        {
            prepared.Clear();
        }

        return prepared[code] = JintEngine.PrepareScript(code, options: Preparation);
    }
}
