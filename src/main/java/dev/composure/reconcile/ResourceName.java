package dev.composure.reconcile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name under which the resource API shows something that has a name of its own: an RFC 1123 subdomain, as
/// `kubectl`
/// wants it, from which the own name can be read again. What is such a label already stays as it is; an underscore
/// between letters or digits becomes a dot; anything else is spelled out behind `x--`, a byte that is no lower-case
/// letter or digit as `-` and two hexadecimal digits.
public record ResourceName(String value) {

    private static final String SPELLED = "x--";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern WITH_UNDERSCORES =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(_[a-z0-9]([a-z0-9-]*[a-z0-9])?)+");
    private static final Pattern WITH_DOTS =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern SPELLING = Pattern.compile("([a-z0-9]|-[0-9a-f]{2})+");
    private static final HexFormat HEX = HexFormat.of();

    public static ResourceName of(String own) {
        if (!own.startsWith(SPELLED) && LABEL.matcher(own).matches()) {
            return new ResourceName(own);
        }
        if (!own.startsWith(SPELLED) && WITH_UNDERSCORES.matcher(own).matches()) {
            return new ResourceName(own.replace('_', '.'));
        }
        return new ResourceName(SPELLED + spelled(own));
    }

    /// The own name; empty where this is the name of nothing.
    public Optional<String> own() {
        if (value.startsWith(SPELLED)) {
            return read(value.substring(SPELLED.length())).filter(own -> of(own).equals(this));
        }
        return WITH_DOTS.matcher(value).matches() ? Optional.of(value.replace('.', '_')) : Optional.empty();
    }

    private static String spelled(String own) {
        var text = new StringBuilder();
        for (byte unit : own.getBytes(StandardCharsets.UTF_8)) {
            if ((unit >= 'a' && unit <= 'z') || (unit >= '0' && unit <= '9')) {
                text.append((char) unit);
            } else {
                text.append('-').append(HEX.toHexDigits(unit));
            }
        }
        return text.toString();
    }

    private static Optional<String> read(String spelling) {
        if (!SPELLING.matcher(spelling).matches()) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate(spelling.length());
        for (int i = 0; i < spelling.length(); i++) {
            if (spelling.charAt(i) == '-') {
                bytes.put((byte) HexFormat.fromHexDigits(spelling, i + 1, i + 3));
                i += 2;
            } else {
                bytes.put((byte) spelling.charAt(i));
            }
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException broken) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
