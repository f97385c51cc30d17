package dev.composure.docker;

import dev.composure.operate.EngineUnavailable;

/// A version of the engine's API, such as 1.45.
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /// Engine 20.10: the first whose statistics can be had without waiting for a second reading.
    static final ApiVersion OLDEST = new ApiVersion(1, 41);

    /// The newest whose documents this code was written against.
    static final ApiVersion NEWEST = new ApiVersion(1, 51);

    static ApiVersion parse(String text) {
        var parts = text.split("\\.", -1);
        try {
            return new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException invalid) {
            throw new EngineUnavailable("The Docker Engine names an API version that is none: " + text, invalid);
        }
    }

    /// The newest version that both sides speak.
    static ApiVersion negotiate(ApiVersion enginesOldest, ApiVersion enginesNewest) {
        if (enginesNewest.compareTo(OLDEST) < 0) {
            throw new EngineUnavailable(
                    "The Docker Engine is too old: it speaks API %s, Composure needs %s or newer (Docker 20.10). Upgrade Docker."
                            .formatted(enginesNewest, OLDEST));
        }
        if (enginesOldest.compareTo(NEWEST) > 0) {
            throw new EngineUnavailable(
                    "The Docker Engine is too new: it speaks API %s and newer, Composure %s at most. Upgrade Composure."
                            .formatted(enginesOldest, NEWEST));
        }
        return enginesNewest.compareTo(NEWEST) < 0 ? enginesNewest : NEWEST;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
