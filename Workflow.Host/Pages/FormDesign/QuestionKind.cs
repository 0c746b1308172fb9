namespace Workflow.Host.Pages.FormDesign;

/// <summary>The kinds of questions that the editor offers.</summary>
public enum QuestionKind
{
    /// <summary>单行文字.</summary>
    Text,

    /// <summary>多行文字.</summary>
    Multiline,

    /// <summary>数字.</summary>
    Number,

    /// <summary>整数.</summary>
    Whole,

    /// <summary>日期.</summary>
    Date,

    /// <summary>单选.</summary>
    Choice,

    /// <summary>多选.</summary>
    Choices,

    /// <summary>勾选.</summary>
    Tick,

    /// <summary>身份证号.</summary>
    ResidentId,

    /// <summary>手机号.</summary>
    Mobile,

    /// <summary>上传文件.</summary>
    Files,

    /// <summary>What only JSON can say, such as a group; kept as it is.</summary>
    Other,
}
