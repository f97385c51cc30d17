package broken.composure.operate;

/** Breaks "exceptions are specific". */
public final class ThrowsAnything {
    public void act(boolean bad) {
        if (bad) {
            throw new RuntimeException("something");
        }
    }
}
