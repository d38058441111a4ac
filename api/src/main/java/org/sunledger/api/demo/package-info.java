/** The demo county: the story S1 told through the command gateway. Read {@code DemoStory} first. */
@NullMarked
package org.sunledger.api.demo;

import org.jspecify.annotations.NullMarked;
