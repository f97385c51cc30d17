package dev.composure.docker.guard;

/// Decides about every call of one run, in the order in which they come. It is asked by one thread and never waits.
interface Rule {

    /// True where the ruling depends on the body, which is then read as a whole; others are passed on as they come.
    boolean wantsBody(Call head);

    Ruling judge(Call call);
}
