package cn.yinling.simulators.demo;

/**
 * Where the parts of the demo listen, on loopback; 0 for any free port.
 *
 * @param mqtt of the gateway
 * @param gateway the gateway's pages
 * @param hotline the agents' console
 * @param kiosk the kiosk's page
 * @param exchange the manager interface of the simulated exchange
 */
record Ports(int mqtt, int gateway, int hotline, int kiosk, int exchange) {
    /** The ports of the shipped configurations. */
    static final Ports USUAL = new Ports(1883, 8080, 8090, 8100, 5038);

    static final Ports FREE = new Ports(0, 0, 0, 0, 0);
}
