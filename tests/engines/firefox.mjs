// Do the stories that matter most hold in Firefox? Called by `cargo xtask test --all-browsers`.
import { FIREFOX } from './support/engines.mjs';
import { tellIn } from './tell.mjs';

tellIn(FIREFOX);
