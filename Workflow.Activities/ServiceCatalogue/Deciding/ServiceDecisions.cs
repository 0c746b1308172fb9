using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Deciding;

/// <summary>What a keeper may do with an entry or item that is in the catalogue.</summary>
internal static class ServiceDecisions
{
    /// <summary>修改事项. What says nothing new makes no version.</summary>
    /// <exception cref="RefusalException">It is not in the catalogue, or something is wrong with it: all of it is told.</exception>
    public static IReadOnlyList<object> Revise(ItemState state, ItemContent content)
    {
        if (state.Revisions is not [.., var newest])
        {
            throw ServiceAccess.UnknownItem();
        }

        var clean = ItemCheck.Clean(content);
        Require([.. ItemCheck.Find(clean)]);
        return ServiceFields.Between(newest.Content, clean).Count == 0 ? [] : [new ItemRevised(state.Code, clean)];
    }

    /// <summary>修改主题. What says nothing new makes no version.</summary>
    /// <param name="state">The entry.</param>
    /// <param name="content">What it is to say.</param>
    /// <param name="knownItems">Codes of the items in the catalogue.</param>
    /// <exception cref="RefusalException">It is not in the catalogue, or something is wrong with it: all of it is told.</exception>
    public static IReadOnlyList<object> Revise(EntryState state, EntryContent content, IReadOnlySet<string> knownItems)
    {
        if (state.Revisions is not [.., var newest])
        {
            throw ServiceAccess.UnknownEntry();
        }

        var clean = EntryCheck.Clean(content);
        Require([.. EntryCheck.Find(clean, knownItems)]);
        return ServiceFields.Between(newest.Content, clean).Count == 0 ? [] : [new EntryRevised(state.Code, clean)];
    }

    private static void Require(IReadOnlyList<FieldError> errors)
    {
        if (errors.Count > 0)
        {
            throw Refusals.Invalid("service-catalogue.invalid", "填写的内容有误，请按提示逐项改正。", errors);
        }
    }
}
