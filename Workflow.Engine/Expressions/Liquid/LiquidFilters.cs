using System.Text;
using Fluid;
using Fluid.Values;

namespace Workflow.Engine.Expressions.Liquid;

/// <summary>The filters that Elsa adds to Fluid's.</summary>
internal static class LiquidFilters
{
    public static void Add(FilterCollection filters)
    {
        filters.AddFilter("keys", (input, _, _) => new ValueTask<FluidValue>(Keys(input)));
        filters.AddFilter("base64", (input, _, _) => new ValueTask<FluidValue>(
            new StringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(input.ToStringValue())))));
    }

    private static FluidValue Keys(FluidValue input) => input.ToObjectValue() is IFluidIndexable members
        ? new ArrayValue([.. members.Keys.Select(key => new StringValue(key))])
        : NilValue.Instance;
}
