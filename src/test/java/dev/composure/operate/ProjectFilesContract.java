package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What every [ProjectFiles] does, the disk and the fake.
public abstract class ProjectFilesContract {

    protected static final byte[] BEFORE = bytes("services: {}\n");
    protected static final byte[] AFTER = bytes("services: {web: {}}\n");

    protected abstract ProjectFiles files();

    /// The path of a file that holds the bytes, or of none.
    protected abstract String fileWith(byte[] content);

    protected abstract String missing();

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheBytesOfAFile() {
        assertThat(files().read(fileWith(BEFORE))).hasValue(BEFORE);
    }

    @Test
    void aFileThatIsNotThereIsEmpty() {
        assertThat(files().read(missing())).isEmpty();
    }

    @Test
    void putsNewBytesInPlaceOfTheExpected() {
        var path = fileWith(BEFORE);

        files().replace(path, BEFORE, AFTER);

        assertThat(files().read(path)).hasValue(AFTER);
    }

    @Test
    void refusesWhenTheFileIsNotWhatWasExpected() {
        var path = fileWith(BEFORE);

        assertThatThrownBy(() -> files().replace(path, AFTER, bytes("other")))
                .isInstanceOf(WriteRefused.class)
                .hasMessageContaining("has changed since it was read");
        assertThat(files().read(path)).hasValue(BEFORE);
    }

    @Test
    void aRehearsalLeavesTheFileAsItIs() {
        var path = fileWith(BEFORE);

        files().rehearse(path, AFTER);

        assertThat(files().read(path)).hasValue(BEFORE);
        assertThat(files().obstacle(path)).isEmpty();
    }

    @Test
    void aRehearsalRefusesToMakeAFile() {
        assertThatThrownBy(() -> files().rehearse(missing(), AFTER)).isInstanceOf(WriteRefused.class);
        assertThat(files().read(missing())).isEmpty();
    }

    @Test
    void refusesToMakeAFile() {
        assertThatThrownBy(() -> files().replace(missing(), new byte[0], AFTER)).isInstanceOf(WriteRefused.class);
        assertThat(files().read(missing())).isEmpty();
    }

    @Test
    void laterChangesOfTheCallersArraysChangeNothing() {
        var path = fileWith(BEFORE);
        var mine = AFTER.clone();

        files().replace(path, BEFORE, mine);
        mine[0] = 'X';
        files().read(path).orElseThrow()[1] = 'Y';

        assertThat(files().read(path)).hasValue(AFTER);
    }

    @Test
    void keepsCopiesAndNeverOverwritesOne() {
        var path = fileWith(BEFORE);
        var first = files().keepCopy(path);
        files().replace(path, BEFORE, AFTER);
        var second = files().keepCopy(path);

        assertThat(first).isNotEqualTo(second);
        assertThat(files().read(first)).hasValue(BEFORE);
        assertThat(files().read(second)).hasValue(AFTER);
    }
}
