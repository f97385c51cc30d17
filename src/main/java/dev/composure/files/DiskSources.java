package dev.composure.files;

import dev.composure.compose.SourceReader;
import dev.composure.compose.UnreadableSource;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Texts from the disk, for the loader. A byte order mark stays in the text, so that writing it gives the same bytes.
public final class DiskSources implements SourceReader {

    @Override
    public Optional<String> read(String absolutePath) {
        return BoundedFile.read(absolutePath).map(DiskSources::decode);
    }

    private static String decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length);
        try {
            var result = decoder.decode(input, output, true);
            if (result.isError()) {
                result.throwException();
            }
            return output.flip().toString();
        } catch (CharacterCodingException invalid) {
            throw new UnreadableSource(
                    "This file is not UTF-8 text (from byte %d on). Save it as UTF-8.".formatted(input.position()));
        }
    }
}
