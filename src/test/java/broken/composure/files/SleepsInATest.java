package broken.composure.files;

/** Breaks "nothing sleeps". */
public final class SleepsInATest {
    public void check() throws InterruptedException {
        Thread.sleep(1);
    }
}
