/** The real Asterisk 22 and real SIP phones, in containers on the host's network. */
@NullMarked
package cn.yinling.simulators.exchange;

import org.jspecify.annotations.NullMarked;
