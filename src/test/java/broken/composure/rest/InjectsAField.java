package broken.composure.rest;

import jakarta.inject.Inject;

/** Breaks "fields are not injected". */
public final class InjectsAField {
    @Inject
    String project;
}
