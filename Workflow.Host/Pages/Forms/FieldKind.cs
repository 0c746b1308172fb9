namespace Workflow.Host.Pages.Forms;

/// <summary>How a field is asked.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines.</summary>
    Multiline,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>One of several.</summary>
    Choice,

    /// <summary>Any of several.</summary>
    Choices,

    /// <summary>A box to tick.</summary>
    Check,

    /// <summary>Files, uploaded before the form is sent.</summary>
    Files,

    /// <summary>Questions that belong together.</summary>
    Group,
}
