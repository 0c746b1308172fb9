using System.Data.Common;
using Marten.Storage;
using NpgsqlTypes;
using Weasel.Core;
using Weasel.Storage;
using ICommandBuilder = Weasel.Postgresql.ICommandBuilder;
using IStorageOperation = Marten.Internal.Operations.IStorageOperation;

namespace Workflow.Engine.Storage;

/// <summary>
/// One statement of our own among Marten's operations. Its text is always the same and its parameters are arrays, so
/// that the server plans it once whatever a commit holds.
/// </summary>
/// <param name="before">The text up to the parameters.</param>
/// <param name="after">The text behind them.</param>
/// <param name="parameters">Values and types; commas are set between them.</param>
internal sealed class Statement(string before, string after, params IReadOnlyList<(object Value, NpgsqlDbType Type)> parameters)
    : IStorageOperation, NoDataReturnedCall
{
    /// <summary>Marten's own word for an operation that concerns no kind of document.</summary>
    public Type DocumentType => typeof(StorageFeatures);

    public OperationRole Role() => OperationRole.Other;

    public void ConfigureCommand(ICommandBuilder builder, IStorageSession session)
    {
        builder.Append(before);
        for (var i = 0; i < parameters.Count; i++)
        {
            if (i > 0)
            {
                builder.Append(", ");
            }

            builder.AppendParameter(parameters[i].Value, parameters[i].Type);
        }

        builder.Append(after);
    }

    void Weasel.Storage.IStorageOperation.ConfigureCommand(Weasel.Core.ICommandBuilder builder, IStorageSession session) =>
        ConfigureCommand((ICommandBuilder)builder, session);

    public Task PostprocessAsync(DbDataReader reader, IList<Exception> exceptions, CancellationToken token) =>
        Task.CompletedTask;
}
