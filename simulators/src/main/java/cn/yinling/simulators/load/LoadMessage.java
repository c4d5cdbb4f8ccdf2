package cn.yinling.simulators.load;

import cn.yinling.link.topic.Channel;

/** What devices under load send: SenML (RFC 8428) with room for what changes. */
public enum LoadMessage {
    /** A bed's reading, 195 bytes. */
    READING(
            Channel.READINGS,
            "[{\"bt\":0000000000.000000,\"n\":\"seq\",\"v\":000000000},{\"n\":\"hr\",\"v\":000},"
                    + "{\"n\":\"br\",\"v\":14.5},{\"n\":\"bed\",\"vb\":true},{\"n\":\"move\",\"v\":0.25},"
                    + "{\"n\":\"spo2\",\"v\":97},{\"n\":\"room\",\"v\":21.5},{\"n\":\"batt\",\"v\":88}]"),

    /** A press of the button. */
    SOS(
            Channel.ALARM,
            "[{\"bt\":0000000000.000000,\"n\":\"seq\",\"v\":000000000},{\"n\":\"sos\",\"vb\":true}]");

    private final Channel channel;
    private final String payload;

    LoadMessage(Channel channel, String payload) {
        this.channel = channel;
        this.payload = payload;
    }

    Channel channel() {
        return channel;
    }

    String payload() {
        return payload;
    }
}
