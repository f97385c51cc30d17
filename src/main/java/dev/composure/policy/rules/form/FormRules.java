package dev.composure.policy.rules.form;

import dev.composure.policy.BuiltInRule;
import java.util.List;

/// Whether a check runs what its author meant.
public final class FormRules {

    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(DevTcpInSh.RULE, DevTcpInSh::violations),
            new BuiltInRule(MissingTool.RULE, MissingTool::violations),
            new BuiltInRule(NcWithoutZ.RULE, NcWithoutZ::violations),
            new BuiltInRule(ShellExtraWords.RULE, ShellExtraWords::violations),
            new BuiltInRule(ShellWordsInExec.RULE, ShellWordsInExec::violations),
            new BuiltInRule(TestNeverRuns.RULE, TestNeverRuns::violations),
            new BuiltInRule(ToolEnvironment.RULE, ToolEnvironment::violations),
            new BuiltInRule(UnescapedDollar.RULE, UnescapedDollar::violations),
            new BuiltInRule(UnknownWgetOption.RULE, UnknownWgetOption::violations),
            new BuiltInRule(UnquotedSecret.RULE, UnquotedSecret::violations),
            new BuiltInRule(VariableInExec.RULE, VariableInExec::violations));

    private FormRules() {}
}
