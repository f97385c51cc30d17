package broken.composure.files;

import java.util.logging.Logger;

/** Breaks "logging is JBoss Logging". */
public final class LogsElsewhere {
    public Logger logger() {
        return Logger.getLogger("files");
    }
}
