package dev.composure.operate.byhand;

/// What becomes of a wish to have a remediation undone: `outcome` is `RollingBack`, `Needless` or `FileDiffers`. Where
/// the file differs, `differs` has what was changed since and `patch` what would undo the remediation, both the changed
/// lines only and with credentials masked; `patchFile` is the whole patch, for its owner alone.
public record RollbackOutcome(
        String remediation,
        String project,
        String service,
        String outcome,
        String message,
        String differs,
        String patch,
        String patchFile) {}
