package cn.yinling.simulators.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many files and sockets a process of ours may have open, as its children may. */
final class OpenFiles {
    /** Libraries, the database's connections, the web server. */
    private static final int BESIDES_CONNECTIONS = 300;

    private OpenFiles() {}

    /** Throws {@link IllegalStateException} that says what to do. */
    static void require(int connections) {
        if (!(ManagementFactory.getOperatingSystemMXBean()
                instanceof UnixOperatingSystemMXBean system)) {
            return;
        }
        long most = system.getMaxFileDescriptorCount();
        if (most < connections + BESIDES_CONNECTIONS) {
            throw new IllegalStateException(
                    """
                    %,d connections want %,d open files in each of two processes, and %,d are allowed. Say \
                    'ulimit -n %d' before (root may raise the hard limit; else nofile in \
                    /etc/security/limits.conf, or LimitNOFILE of the systemd unit), or take --count %d\
                    """
                            .formatted(
                                    connections,
                                    connections + BESIDES_CONNECTIONS,
                                    most,
                                    connections + BESIDES_CONNECTIONS,
                                    most - BESIDES_CONNECTIONS));
        }
    }
}
