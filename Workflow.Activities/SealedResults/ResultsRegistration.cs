using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.SealedResults.Making;
using Workflow.Activities.SealedResults.Verifying;
using Workflow.Engine;

namespace Workflow.Activities.SealedResults;

/// <summary>Registers sealed results (结果文书).</summary>
public static class ResultsRegistration
{
    /// <summary>Adds them; needs cases, documents, files, seals, organisations and scenarios.</summary>
    public static IServiceCollection AddResults(this IServiceCollection services) => services
        .AddEvent<ResultNumbered>("case.result-numbered.v1")
        .AddEvent<ResultSealed>("case.result-sealed.v1")
        .AddReadModel<CaseState, ResultRows>()
        .AddSingleton<ResultCases>()
        .AddTransient<IRequestHandler<GetResult, ResultView>, GetResultHandler>()
        .AddTransient<IRequestHandler<MakeResult, ResultReceipt>, MakeResultHandler>()
        .AddTransient<IRequestHandler<GetResultFile, SentFile>, GetResultFileHandler>()
        .AddTransient<IRequestHandler<VerifyResult, VerifiedResult>, VerifyResultHandler>()
        .AddTransient<IRequestHandler<CompareResult, ResultComparison>, CompareResultHandler>()
        .AddTransient<IRequestHandler<GetSealKey, SealKey>, GetSealKeyHandler>();
}
