const { put } = require('./client');
put('packages');
