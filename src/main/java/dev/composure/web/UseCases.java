package dev.composure.web;

import dev.composure.operate.ApproveProject;
import dev.composure.operate.PauseProject;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.ReadPlan;
import dev.composure.operate.byhand.RollBack;
import dev.composure.web.live.Pulse;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// What the pages show and ask for. `trouble` says why the engine cannot be reached, where that is so.
public record UseCases(
        ReadStatus status,
        ReadPlan plan,
        ReadHistory history,
        PolicySource policies,
        Supplier<Optional<String>> trouble,
        ApproveProject approve,
        PauseProject pause,
        RollBack rollBack,
        Pulse pulse,
        InstantSource clock) {}
