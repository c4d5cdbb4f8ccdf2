/**
 * What devices are told: stored, brought to them in order, and followed until something came of it.
 */
@NullMarked
package cn.yinling.hub.commands;

import org.jspecify.annotations.NullMarked;
