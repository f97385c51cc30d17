package broken.composure.operate;

/** Breaks "interfaces have two implementations". */
public interface Lonely {
    void act();

    /** The only one. */
    record OnlyOne() implements Lonely {
        @Override
        public void act() {}
    }
}
