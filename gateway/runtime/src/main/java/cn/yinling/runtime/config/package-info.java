/**
 * One immutable configuration record a process, loaded from YAML and the environment, all mistakes
 * told at once.
 */
@NullMarked
package cn.yinling.runtime.config;

import org.jspecify.annotations.NullMarked;
