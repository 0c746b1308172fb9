using System.Reflection;
using NetArchTest.Rules;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;
using Workflow.Engine.Time;
using Xunit;

namespace Workflow.Tests.Architecture;

/// <summary>
/// What decides and what folds gives the same answer to the same question for ever: time and ids come in, nothing is
/// read on the way. A decision is a static method from a stream's state to events.
/// </summary>
public sealed class DecisionTests
{
    private static readonly string[] Changeable =
    [
        "System.TimeProvider",
        "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator",
        "System.IO.File",
        "System.Net.Http",
        "System.Threading.Tasks.Task",
        "Marten",
        "Npgsql",
    ];

    private static readonly Assembly[] Judged = [typeof(IUnitOfWork).Assembly, typeof(Caller).Assembly];

    public static TheoryData<Assembly> Assemblies => [.. Judged];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void decisions_and_folds_depend_on_nothing_that_changes(Assembly assembly)
    {
        var changing = Types.InAssembly(assembly).That().HaveDependencyOnAny(Changeable).GetTypes();

        changing.Intersect(assembly.GetTypes().Where(type => IsState(type) || Decides(type))).ShouldBeEmpty();
    }

    [Fact]
    public void the_rule_has_something_to_judge() =>
        Judged.SelectMany(assembly => assembly.GetTypes()).ShouldContain(type => IsState(type));

    [Fact]
    public void what_takes_a_clock_is_noticed() =>
        Types.InAssembly(Judged[0]).That().HaveDependencyOnAny(Changeable).GetTypes().ShouldContain(typeof(MovableClock));

    private static bool IsState(Type type) =>
        !type.IsInterface
        && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IFoldable<>));

    private static bool Decides(Type type) =>
        type.IsAbstract
        && type.IsSealed
        && type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Any(IsDecision);

    private static bool IsDecision(MethodInfo method) =>
        method.ReturnType.IsAssignableTo(typeof(IEnumerable<object>))
        && method.GetParameters().Any(parameter => IsState(parameter.ParameterType));
}
