package dev.composure.reconcile;

import java.time.Duration;

/// Something is under way and needs time.
public record Wait(String service, Reason reason, Duration after, String message) {

    /// For somebody else who creates and removes containers of the project.
    static Wait forOthers(String service, Duration after) {
        return new Wait(
                service,
                Reason.FOREIGN_ACTIVITY,
                after,
                "somebody else creates or removes containers of this project; it is left alone until that is over");
    }
}
