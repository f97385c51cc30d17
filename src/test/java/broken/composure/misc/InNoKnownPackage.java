package broken.composure.misc;

/** Breaks "packages are known" and "packages are null-marked". */
public final class InNoKnownPackage {}
