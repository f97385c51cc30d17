package dev.composure.reconcile;

/// Why a condition is what it is. The same word stands in conditions, events, errors and metric labels, so it is API:
/// adding is free, renaming is breaking. Each has a section in `src/docs/status.md`.
public enum Reason {
    READY("Ready"),
    POLICY_LOADED("PolicyLoaded"),
    POLICY_INVALID("PolicyInvalid"),
    POLICY_UNAVAILABLE("PolicyUnavailable"),
    NO_FINDINGS("NoFindings"),
    FINDINGS("Findings"),
    NO_NEW_ZOMBIES("NoNewZombies"),
    ZOMBIES_GROW("ZombiesGrow"),
    SAMPLING("Sampling"),
    NOT_COUNTED("NotCounted"),
    TRYING_REMEDIES("TryingRemedies"),
    REMEDIATING("Remediating"),
    RESTORING("Restoring"),
    COOLING_DOWN("CoolingDown"),
    NO_REMEDY_APPLIES("NoRemedyApplies"),
    ZOMBIES_STILL_GROW("ZombiesStillGrow"),
    SERVICE_UNHEALTHY("ServiceUnhealthy"),
    RECREATE_FAILED("RecreateFailed"),
    REWRITE_REFUSED("RewriteRefused"),
    SOURCE_UNAVAILABLE("SourceUnavailable"),
    SOURCE_CHANGED("SourceChanged"),
    DRIFTED_FILE("DriftedFile"),
    DRIFTED_STATE("DriftedState"),
    OUTSIDE_ROOTS("OutsideRoots"),
    DRIFTED_IMAGE("DriftedImage"),
    DRIFTED_ENV("DriftedEnv"),
    DRIFTED_NETWORK("DriftedNetwork"),
    DRIFTED_SCALE("DriftedScale"),
    DRIFTED_MOUNT("DriftedMount"),
    WRITABLE_LAYER("WritableLayer"),
    UNREACHABLE("Unreachable"),
    FOREIGN_MANAGED("ForeignManaged"),
    SELF("Self"),
    ROLLED_BACK("RolledBack"),
    GIT_MANAGED("GitManaged"),
    COMPOSE_VERSION_DIFFERS("ComposeVersionDiffers"),
    SHARED_ELSEWHERE("SharedElsewhere"),
    FOREIGN_ACTIVITY("ForeignActivity"),
    CONTESTED("Contested"),
    LOCKED("Locked"),
    WINDOW_CLOSED("WindowClosed"),
    BUDGET_SPENT("BudgetSpent"),
    APPROVAL_NEEDED("ApprovalNeeded"),
    PLAN_REFUSED("PlanRefused"),
    PENDING_DEPLOY("PendingDeploy"),
    ENGINE_UNAVAILABLE("EngineUnavailable"),
    UNSUPPORTED_ENGINE("UnsupportedEngine");

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    /// The word of the API.
    public String word() {
        return word;
    }
}
