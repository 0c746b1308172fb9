namespace Workflow.Activities.Examples;

/// <summary>An invented provident-fund account (住房公积金账户) and what the other registers know about its holder.</summary>
public sealed record ExampleFund
{
    /// <summary>Account holder.</summary>
    public required ExamplePerson Holder { get; init; }

    /// <summary>Why this holder withdraws in the example.</summary>
    public required string Reason { get; init; }

    /// <summary>Account number.</summary>
    public required string AccountNumber { get; init; }

    /// <summary>Balance before any withdrawal, yuan.</summary>
    public required int Balance { get; init; }

    /// <summary>Months paid in without a gap.</summary>
    public required int Months { get; init; }

    /// <summary>参保状态: <c>insured</c>, <c>retired</c> or <c>left</c> (transferred out of the province).</summary>
    public required string SocialStatus { get; init; }

    /// <summary>Number under which the purchase contract (商品房买卖合同) is registered.</summary>
    public required string ContractNumber { get; init; }

    /// <summary>Price of the home, yuan.</summary>
    public required int Price { get; init; }

    /// <summary>Number of the loan contract (借款合同).</summary>
    public required string LoanNumber { get; init; }

    /// <summary>Principal and interest repaid in the last twelve months, yuan.</summary>
    public required int RepaidInYear { get; init; }

    /// <summary>Number of the rent filing (租赁备案).</summary>
    public required string RentFilingNumber { get; init; }

    /// <summary>Monthly rent, yuan.</summary>
    public required int MonthlyRent { get; init; }

    /// <summary>What the holder paid for a serious illness in the last year, yuan.</summary>
    public required int SelfPaid { get; init; }

    /// <summary>Bank account (个人结算账户).</summary>
    public required string BankAccount { get; init; }
}
