#!/usr/bin/env node
import '../dist/cli/penstock.js';
