package dev.composure.lab;

/** A test image of which the `HEALTHCHECK` leaks. */
record CheckedImage(TestEngine engine) {

    private static final String NAME = "composure-test/blinko-checked";
    private static final String CHECK = "HEALTHCHECK --interval=1s --timeout=5s CMD"
            + " [\"wget\", \"-q\", \"-O\", \"/dev/null\", \"https://tls:8443/\"]";

    static CheckedImage madeOn(TestEngine engine) {
        var container = engine.docker("create", "composure-test/blinko", "true")
                .succeeded()
                .strip();
        engine.docker("commit", "--change", CHECK, container, NAME).succeeded();
        engine.docker("rm", container).succeeded();
        return new CheckedImage(engine);
    }

    /** Once nothing runs of it. */
    void remove() {
        engine.docker("rmi", "-f", NAME).succeeded();
    }
}
