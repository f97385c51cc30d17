package dev.composure.operate.check;

import dev.composure.compose.SourceReader;
import java.util.List;

/// The files that a check looks at. Paths are absolute.
public interface SourceTree extends SourceReader {

    /// What stands at a path.
    enum Kind {
        FILE,
        FOLDER,
        NOTHING
    }

    Kind kind(String path);

    /// The path of the file itself where links lead to it; the same path where nothing stands there.
    String realPath(String path);

    /// Every file in the folder and below whose name makes it a compose file, sorted. Links to folders are not
    /// followed. Throws [dev.composure.compose.UnreadableSource] where a folder cannot be listed.
    List<String> composeFiles(String folder);
}
