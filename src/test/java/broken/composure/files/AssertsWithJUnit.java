package broken.composure.files;

import org.junit.jupiter.api.Assertions;

/** Breaks "assertions are AssertJ". */
public final class AssertsWithJUnit {
    public void check() {
        Assertions.assertTrue(true);
    }
}
