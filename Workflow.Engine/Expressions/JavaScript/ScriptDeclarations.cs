namespace Workflow.Engine.Expressions.JavaScript;

/// <summary>The functions that every script can call, as TypeScript declares them, for completion in editors.</summary>
public static class ScriptDeclarations
{
    /// <summary>The declarations; those of a workflow's own variables, inputs and activities come beside.</summary>
    public const string Functions = """
        /** 流程输入的值。 */
        declare function getInput(name: string): any;
        /** 变量的值。 */
        declare function getVariable(name: string): any;
        /** 给变量赋值。 */
        declare function setVariable(name: string, value: any): void;
        /** 活动的输出；不写名称时为 Result。 */
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        /** 上一个活动的结果。 */
        declare function getLastResult(): any;
        /** 关联编号，没有时为 null。 */
        declare function getCorrelationId(): string | null;
        /** 设置关联编号；读取了个人信息的脚本不能设置。 */
        declare function setCorrelationId(value: string): void;
        /** 流程实例的编号。 */
        declare function getWorkflowInstanceId(): string;
        /** 流程实例的名称，没有时为 null。 */
        declare function getWorkflowInstanceName(): string | null;
        /** 设置流程实例的名称；个人信息会被遮盖。 */
        declare function setWorkflowInstanceName(value: string): void;
        /** 流程定义的编号。 */
        declare function getWorkflowDefinitionId(): string;
        /** 流程定义版本的编号。 */
        declare function getWorkflowDefinitionVersionId(): string;
        /** 流程定义的版本号。 */
        declare function getWorkflowDefinitionVersion(): number;
        /** 选择活动的出口（“运行 JavaScript”）。 */
        declare function setOutcome(outcome: string): void;
        /** 选择活动的几个出口（“运行 JavaScript”）。 */
        declare function setOutcomes(outcomes: string[]): void;
        /** 新的 GUID。 */
        declare function newGuid(): string;
        /** 新的 GUID。 */
        declare function newGuidString(): string;
        /** 新的 GUID。 */
        declare function getGuidString(): string;
        /** 新的短编号。 */
        declare function newShortGuid(): string;
        /** 新的短编号。 */
        declare function getShortGuid(): string;
        /** 检查并规范一个 GUID。 */
        declare function parseGuid(value: string): string;
        /** 是否为 null、空或只有空格。 */
        declare function isNullOrWhiteSpace(value: string | null | undefined): boolean;
        /** 是否为 null 或空。 */
        declare function isNullOrEmpty(value: string | null | undefined): boolean;
        /** 写成 JSON 文字。 */
        declare function toJson(value: any): string;
        /** 文字的 UTF-8 字节，以 Base64 表示。 */
        declare function stringToBase64(value: string): string;
        /** Base64 还原为文字。 */
        declare function stringFromBase64(value: string): string;
        /** 字节还原为文字。 */
        declare function bytesToString(value: Uint8Array): string;
        /** 文字的 UTF-8 字节。 */
        declare function bytesFromString(value: string): Uint8Array;
        /** 字节以 Base64 表示。 */
        declare function bytesToBase64(value: Uint8Array): string;
        /** Base64 还原为字节。 */
        declare function bytesFromBase64(value: string): Uint8Array;

        """;
}
