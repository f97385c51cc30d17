package dev.composure.docker.guard;

/// Only reads pass.
final class HardDryRun implements Rule {

    @Override
    public boolean wantsBody(Call head) {
        return false;
    }

    @Override
    public Ruling judge(Call call) {
        return call.isRead()
                ? Ruling.forward()
                : new Ruling.Refusal("%s %s: this is a dry run, only reads pass".formatted(call.method(), call.path()));
    }
}
