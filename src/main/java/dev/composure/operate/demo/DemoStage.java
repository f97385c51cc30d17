package dev.composure.operate.demo;

import dev.composure.operate.ComposeCli;
import dev.composure.operate.StateStore;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.round.ApplyProject;
import dev.composure.operate.round.ObserveProject;

/// What a demo needs on this host: a folder with its files, its images on the engine, and the loop to run. Nothing is
/// there before [#setUp], and nothing is left after [#clear].
public interface DemoStage {

    DemoProject project();

    /// Throws [DemoImpossible] where something is missing that a person has to bring.
    Parts setUp();

    /// Removes all of it, with whatever the project has on the engine by then. Done again, it does nothing.
    void clear();

    /// The parts of the real operator, for this project, and the versions of what they work with.
    record Parts(
            ComposeCli compose,
            ObserveProject observer,
            ApplyProject apply,
            CheckProject check,
            StateStore store,
            String versions) {}
}
