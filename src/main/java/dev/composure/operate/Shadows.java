package dev.composure.operate;

import java.util.SortedMap;

/// Makes shadows of the file system: the same paths below another root, in which some files have other texts. Compose
/// can read a project there as it would be, while the real files stay as they are.
@FunctionalInterface
public interface Shadows {

    /// `texts` are the other texts, by absolute path.
    Shadow of(SortedMap<String, String> texts);

    /// One shadow; closing it leaves nothing behind.
    interface Shadow extends AutoCloseable {

        /// Where the file or folder of that absolute path stands in the shadow.
        String path(String original);

        /// A text that was made in the shadow, with every path as it really is.
        String unshadowed(String text);

        @Override
        void close();
    }
}
