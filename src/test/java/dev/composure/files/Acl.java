package dev.composure.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A POSIX ACL as Linux keeps it in an extended attribute (`linux/posix_acl_xattr.h`).
final class Acl {

    private static final int VERSION = 2;
    private static final int READ = 4;
    private static final int READ_WRITE = 6;

    private Acl() {}

    /// Read and write for the owner, read for one more user, nothing for others.
    static byte[] withReader(int user) {
        var acl = ByteBuffer.allocate(4 + 5 * 8).order(ByteOrder.LITTLE_ENDIAN).putInt(VERSION);
        entry(acl, 0x01, READ_WRITE, -1);
        entry(acl, 0x02, READ, user);
        entry(acl, 0x04, READ, -1);
        entry(acl, 0x10, READ, -1);
        entry(acl, 0x20, 0, -1);
        return acl.array();
    }

    private static void entry(ByteBuffer acl, int tag, int permissions, int id) {
        acl.putShort((short) tag).putShort((short) permissions).putInt(id);
    }
}
