package dev.composure.probe;

/// A program found on a container's `PATH`: the name it was asked for by, the last part of the file its links lead to,
/// and whether that file has the very size of the container's busybox (busybox images link their applets hard).
public record ToolSighting(String program, String file, boolean hasSizeOfBusybox) {

    public ToolKind kind() {
        if (file.equals("busybox") || file.equals("busybox.static") || hasSizeOfBusybox) {
            return ToolKind.BUSYBOX;
        }
        return switch (file) {
            case "dash" -> ToolKind.DASH;
            case "bash" -> ToolKind.BASH;
            case "wget", "timeout", "gtimeout" -> ToolKind.GNU;
            default -> ToolKind.OTHER;
        };
    }
}
