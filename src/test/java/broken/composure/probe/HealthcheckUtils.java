package broken.composure.probe;

/** Breaks "names say what things are". */
public final class HealthcheckUtils {}
