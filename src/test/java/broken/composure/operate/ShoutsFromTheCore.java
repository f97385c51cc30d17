package broken.composure.operate;

/** Breaks "standard streams belong to the command line". */
public final class ShoutsFromTheCore {
    public void act() {
        System.out.println("here");
    }
}
