/**
 * A telephone exchange that speaks the manager interface (AMI) over TCP as Asterisk 22 does, with
 * simulated phones at its seats. No media.
 */
@NullMarked
package cn.yinling.simulators.pbx;

import org.jspecify.annotations.NullMarked;
