package dev.composure.docker.guard;

/// Rules by method and path alone, and lets every body pass as it comes.
@FunctionalInterface
interface HeadRule extends Rule {

    @Override
    default boolean wantsBody(Call head) {
        return false;
    }
}
